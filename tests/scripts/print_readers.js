// Print a hundred made-up documents as JSON, for others to look at.

import fc from "fast-check";
import { reader } from "./changes.js";

process.stdout.write(JSON.stringify(fc.sample(reader, 100)));
