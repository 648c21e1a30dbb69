import ts from "typescript";

/**
 * Return the first piece of a script that a minified one has otherwise, or nothing. Comments and spaces do not count.
 * @param {string} source
 * @param {string} minified
 */
export function difference(source, minified) {
  const [expected, found] = [pieces(source), pieces(minified)];
  const index = expected.findIndex(({ text }, number) => text !== found[number]?.text);
  return index < 0 ? undefined : `line ${expected[index].line}: ${expected[index].text} became ${found[index]?.text}`;
}

/**
 * Return the whole tree of a script, node by node, with its depth: what ends a statement may be a mere end of a line.
 * @param {string} script
 */
function pieces(script) {
  const file = ts.createSourceFile("script.js", script, ts.ScriptTarget.ES2022, true);
  /** @type {{ line: number, text: string }[]} */
  const found = [];
  /** @param {ts.Node} node @param {number} depth */
  function visit(node, depth) {
    const children = node.getChildren(file).filter((child) => !ts.isJSDoc(child));
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    const text = children.length ? "" : ` ${node.getText(file)}`;
    found.push({ line: line + 1, text: `${depth} ${ts.SyntaxKind[node.kind]}${text}` });
    for (const child of children) visit(child, depth + 1);
  }
  visit(file, 0);
  return found;
}
