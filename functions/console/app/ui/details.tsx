import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** Something folded away; what is in it is made, and read, when it is opened. */
export function Details({
  summary,
  children,
  ...details
}: {
  readonly summary: ComponentChildren
  readonly class?: string
  readonly children: ComponentChildren
}) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details {...details} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  )
}
