import { joined, type Markup, markup } from '../../../shared/http/html.ts'
import { type Answer, anchors, type Called, type Content, nameOf, type Operation } from './document.ts'
import { fieldTable, schemaBlock } from './fields.ts'
import { limitsOf } from './limits.ts'
import { line, prose } from './prose.ts'
import { typeOf } from './type.ts'

function callers({ security, 'x-roles': roles }: Operation): Markup {
  if (security?.length === 0) return markup`<p><b>Who may call:</b> anybody, without a token</p>`
  return markup`<p><b>Who may call:</b> ${joined(
    roles.map(role => markup`<code>${role}</code>`),
    ', ',
  )}</p>`
}

function parameters({ parameters = [] }: Operation): Markup {
  if (parameters.length === 0) return markup``
  const rows = parameters.map(({ name, in: where, required, description, schema }) => ({
    name,
    note: where === 'path' ? 'in the path' : required ? 'query, required' : 'query',
    type: typeOf(schema),
    limits: limitsOf(schema),
    description,
  }))
  return markup`<h4>Parameters</h4>${fieldTable(rows)}`
}

const exampleOf = (example: unknown) =>
  example === undefined
    ? markup``
    : markup`<p>Example:</p><pre><code>${JSON.stringify(example, null, 2)}</code></pre>`

/** What is sent or got: fields of JSON, otherwise the media types of a file. */
function content(bodies: Content): Markup {
  const files = Object.keys(bodies).filter(mediaType => bodies[mediaType]?.schema === undefined)
  const sections = Object.values(bodies).map(({ schema, example }) =>
    schema ? markup`${schemaBlock(schema)}${exampleOf(example)}` : markup``,
  )
  if (files.length === 0) return markup`${sections}`
  return markup`<p>A file: ${joined(
    files.map(file => markup`<code>${file}</code>`),
    ', ',
  )}</p>${sections}`
}

function body({ requestBody }: Operation): Markup {
  if (!requestBody) return markup``
  const { required, description, content: bodies } = requestBody
  return markup`<h4>Body${required ? '' : markup` <small>may be left out</small>`}</h4>${description === undefined ? '' : prose(description)}${content(bodies)}`
}

/** An answer of its own: its status, headers and body. */
export function answerBlock(
  status: string,
  { description = '', headers = {}, content: bodies = {} }: Answer,
) {
  const sent = Object.entries(headers).map(
    ([name, header]) => markup`<p><code>${name}</code>: ${line(header.description)}</p>`,
  )
  return markup`<p><b>${status}</b> ${line(description)}</p>${sent}${content(bodies)}`
}

/** Answers with the same content share a block. */
function ownAnswers(answers: readonly (readonly [string, Answer])[]): Markup[] {
  const alike = Map.groupBy(answers, ([, { headers, content }]) => JSON.stringify([headers, content]))
  return [...alike.values()].map(group => {
    const [[status, answer]] = group as [readonly [string, Answer]]
    const others = group.slice(1).map(([other, { description = '' }]) => `, ${other} ${description}`)
    return answerBlock(status, {
      ...answer,
      description: `${answer.description ?? ''}${others.join('')}`,
    })
  })
}

function answers({ responses }: Operation): Markup {
  const [shared, own] = [true, false].map(isShared =>
    Object.entries(responses).filter(([, { $ref }]) => ($ref !== undefined) === isShared),
  ) as [[string, Answer][], [string, Answer][]]
  const links = shared.map(
    ([status, { $ref = '' }]) => markup`<a href="#${anchors.answer(nameOf($ref))}">${status}</a>`,
  )
  return markup`<h4>Answers</h4>${ownAnswers(own)}<p>As everywhere: ${joined(links, ', ')}</p>`
}

/** An operation: what it does, who may call it, what it takes and what it answers. */
export function operationSection({ method, path, operation }: Called): Markup {
  return markup`<section id="${anchors.operation(operation.operationId)}"><h3>${operation.summary}</h3><p class="call"><b>${method}</b> <code>${path}</code></p>${prose(operation.description)}${callers(operation)}${parameters(operation)}${body(operation)}${answers(operation)}</section>`
}
