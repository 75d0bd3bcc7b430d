/**
 * Keeps what functions log for CloudWatch out of a command's answer. What went wrong still shows, beside it: warnings and
 * errors go to stderr.
 */
export function quietLogs(on: Pick<Console, 'info'> = console): void {
  on.info = () => undefined
}
