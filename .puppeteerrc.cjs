/** The browser comes from the system (Debian's chromium package): never download one. */
module.exports = { skipDownload: true };
