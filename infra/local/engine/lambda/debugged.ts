import { url } from 'node:inspector'

/** Whether a debugger is attached, or may be: then nothing times out while somebody looks at it. */
export function isDebugged(): boolean {
  return url() !== undefined
}
