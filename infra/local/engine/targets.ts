/** Puts a payload on its way, durably: into a queue. */
export type Deliver = (payload: string) => void

/** Everything that may be the target of a rule, a schedule or a failure destination, by ARN. */
export interface Targets {
  declare(arn: string, deliver: Deliver): void
  /** `where` names the one who asks, for the error if there is no such target. */
  find(arn: string, where: string): Deliver
}

/** An empty register of targets. */
export function createTargets(): Targets {
  const byArn = new Map<string, Deliver>()
  return {
    declare: (arn, deliver) => void byArn.set(arn, deliver),
    find(arn, where) {
      const deliver = byArn.get(arn)
      if (!deliver) throw new Error(`${where}: ${arn} is no queue of this stack`)
      return deliver
    },
  }
}
