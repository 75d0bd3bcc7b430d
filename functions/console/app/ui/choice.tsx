/** One of a few words, by radio buttons; `words` by code, in their order. */
export function Choice<Code extends string>({
  legend,
  name,
  words,
  value,
  onChange,
}: {
  readonly legend: string
  readonly name: string
  readonly words: Readonly<Record<Code, string>>
  readonly value: Code | ''
  readonly onChange: (code: Code) => void
}) {
  const codes = Object.entries(words) as [Code, string][]
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="chips">
        {codes.map(([code, word]) => (
          <label key={code}>
            <input
              type="radio"
              name={name}
              value={code}
              checked={code === value}
              onChange={() => onChange(code)}
            />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
