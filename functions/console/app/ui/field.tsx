/** A field with its label; `rows` makes it one of several lines. Its form reads it by `name`, or hears of it by `onText`. */
export function Field({
  label,
  rows,
  onText,
  ...field
}: {
  readonly label: string
  readonly name?: string
  readonly rows?: number
  readonly type?: 'date'
  readonly max?: string
  readonly maxLength?: number
  readonly required?: boolean
  readonly pattern?: string
  readonly defaultValue?: string
  readonly value?: string
  readonly onText?: (text: string) => void
}) {
  const heard = onText && {
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => onText(currentTarget.value),
  }
  return rows === undefined ? (
    <label>
      {label}
      <input {...field} {...heard} />
    </label>
  ) : (
    <label>
      {label}
      <textarea rows={rows} {...field} {...heard} />
    </label>
  )
}

/** One of several words by code, such as `open: '待解决'`; `none` is the word for none of them. */
export function Choose({
  label,
  name,
  words,
  none,
  value,
  onChoose,
}: {
  readonly label: string
  readonly name?: string
  readonly words: Readonly<Record<string, string>>
  readonly none?: string
  readonly value?: string
  readonly onChoose?: (code: string) => void
}) {
  return (
    <label>
      {label}
      <select
        name={name}
        value={value}
        required={name !== undefined}
        onChange={({ currentTarget }) => onChoose?.(currentTarget.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {Object.entries(words).map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}
