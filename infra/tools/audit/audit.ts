/** A known fault of a package, as the registry tells it. */
export interface Advisory {
  /** `GHSA-…`. */
  readonly id: string
  readonly package: string
  readonly severity: string
  readonly title: string
  readonly url: string
}

/** A fault that is there and does no harm here: why, and until which date that holds. */
export interface Exception {
  readonly id: string
  readonly package: string
  readonly reason: string
  readonly until: string
}

/** What `npm audit --json` says, as much of it as is used. */
interface Report {
  readonly auditReportVersion?: number
  readonly message?: string
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      { via: readonly (string | { name: string; severity: string; title: string; url: string })[] }
    >
  >
}

/** The faults in a report, each once, by package and id. @throws Error that says why the registry did not answer. */
export function advisoriesIn(output: string): Advisory[] {
  let report: Report
  try {
    report = JSON.parse(output)
  } catch {
    report = {}
  }
  if (report.auditReportVersion !== 2 || !report.vulnerabilities)
    throw new Error(
      `The registry did not answer, so nothing is known of faults: ${report.message ?? 'npm audit said nothing'}`,
    )
  const found = Object.values(report.vulnerabilities).flatMap(({ via }) =>
    via.flatMap(cause =>
      typeof cause === 'string'
        ? []
        : {
            id: cause.url.split('/').at(-1) ?? cause.url,
            package: cause.name,
            severity: cause.severity,
            title: cause.title,
            url: cause.url,
          },
    ),
  )
  const each = new Map(found.map(advisory => [`${advisory.package} ${advisory.id}`, advisory]))
  return [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, advisory]) => advisory)
}

const isOf = (exception: Exception, advisory: Advisory) =>
  exception.id === advisory.id && exception.package === advisory.package

/** What has to be done: faults that no exception covers today, and exceptions that are over or of nothing. */
export function judge(advisories: readonly Advisory[], exceptions: readonly Exception[], today: string) {
  const holding = exceptions.filter(({ until }) => today <= until)
  return {
    open: advisories.filter(advisory => !holding.some(exception => isOf(exception, advisory))),
    excepted: advisories.filter(advisory => holding.some(exception => isOf(exception, advisory))),
    idle: exceptions.filter(exception => !advisories.some(advisory => isOf(exception, advisory))),
  }
}
