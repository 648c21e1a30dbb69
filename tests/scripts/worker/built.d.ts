/** What plugins/coffee_chat/keep.py puts before the worker. */
declare const BUILT: {
  version: string;
  page: string;
  isPreview: boolean;
  files: { address: string; integrity: string; isNamed: boolean }[];
};
