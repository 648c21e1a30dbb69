// Plans a meeting, on the reader's device.
export {};
