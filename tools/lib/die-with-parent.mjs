// Loaded into the server by `npm start` (--import). Killed with -9, the starter can't say goodbye; its end of the channel closes all the same.
// The server then goes at once, as one process would: a second server must not meet it in the same data folder.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  process.channel.unref()
}
