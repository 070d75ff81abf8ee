// What a bundler gives for a module that it ships as a file: its address, for `load` of `ogi-report/init`.
declare const address: string;
export default address;
