import { useEffect, useState } from 'preact/hooks'

/** A line of text that counts once it is left. What is being typed is overwritten by another `value` alone. */
export function Line({
  label,
  value,
  onLeave,
  isSearch = false,
  ...input
}: {
  readonly label: string
  readonly value: string
  readonly onLeave: (text: string) => void
  readonly isSearch?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
}) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  return (
    <label>
      {label}
      <input
        {...input}
        {...(isSearch ? { type: 'search' as const } : { type: 'text' as const })}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onChange={({ currentTarget }) => onLeave(currentTarget.value.trim())}
      />
    </label>
  )
}
