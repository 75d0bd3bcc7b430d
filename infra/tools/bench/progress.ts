/** Shows how far a row is: in place on a terminal, otherwise a line for each thing begun. */
export function progressOf(row: string, stream: NodeJS.WriteStream = process.stderr) {
  const began = Date.now()
  let before = ''
  return {
    say(doing: string, done?: number, of?: number) {
      const count = of === undefined ? '' : ` ${done}/${of}`
      const seconds = `${Math.round((Date.now() - began) / 1000)} s`
      if (stream.isTTY) stream.write(`\r\x1b[K${row}: ${doing}${count} (${seconds})`)
      else if (doing !== before) stream.write(`${row}: ${doing} (${seconds})\n`)
      before = doing
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[K')
    },
  }
}
