/** Milliseconds after which something that goes on says so again where nobody sees it change. */
const again = 15_000

/** Shows how far a row is: in place on a terminal, otherwise a line for each thing begun, and now and then one of how far it is. */
export function progressOf(row: string, stream: NodeJS.WriteStream = process.stderr) {
  const began = Date.now()
  let [before, said] = ['', 0]
  return {
    say(doing: string, done?: number, of?: number, pace?: string) {
      const now = Date.now()
      if (!stream.isTTY && doing === before && now < said + again) return
      const count = of === undefined ? '' : ` ${done}/${of}`
      const seconds = `${Math.round((now - began) / 1000)} s`
      const line = `${row}: ${doing}${count} (${[seconds, pace].filter(Boolean).join(', ')})`
      stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`)
      ;[before, said] = [doing, now]
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[K')
    },
  }
}
