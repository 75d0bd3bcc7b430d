import type { ComponentChildren } from 'preact'

/** What a page says where there is nothing yet: why, and what comes next. */
export const Empty = ({
  title,
  hint,
  children,
}: {
  readonly title: string
  readonly hint?: string
  readonly children?: ComponentChildren
}) => (
  <section class="empty">
    <p>
      <strong>{title}</strong>
    </p>
    {hint && <p>{hint}</p>}
    {children}
  </section>
)
