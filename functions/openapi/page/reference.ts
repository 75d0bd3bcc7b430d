import { htmlPage, type Markup, markup } from '../../../shared/http/html.ts'
import { contents, ofTag } from './contents.ts'
import { type ApiDocument, anchors, type Schema } from './document.ts'
import { schemaBlock } from './fields.ts'
import { answerBlock, operationSection } from './operation.ts'
import { line, prose } from './prose.ts'
import { style } from './style.ts'

const tagGroup = (document: ApiDocument, { name, description }: ApiDocument['tags'][number]) =>
  markup`<h2 id="${anchors.tag(name)}">${name}</h2><p>${line(description)}. <a class="top" href="#contents">Contents</a></p>${ofTag(document, name).map(operationSection)}`

const schemaSection = ([name, schema]: [string, Schema]) =>
  markup`<section id="${anchors.schema(name)}"><h3>${name}</h3>${schema.description === undefined ? '' : prose(schema.description)}${schemaBlock(schema)}</section>`

function intro({ title, version, description }: ApiDocument['info']): Markup {
  return markup`<header><h1>${title} API</h1><p>Version ${version}, made from <a href="/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>${prose(description)}<p>A call carries <code>Authorization: Bearer</code> and a token, unless it says that anybody may call. Bodies are JSON unless said; a field that is not listed is refused on the way in, and may appear on the way out.</p></header>`
}

/** The reference page of an OpenAPI document: everything in it once, escaped, without script. */
export function referencePage(document: ApiDocument): string {
  const { schemas, responses } = document.components
  const answers = Object.entries(responses).map(
    ([status, answer]) =>
      markup`<section id="${anchors.answer(status)}">${answerBlock(status, answer)}</section>`,
  )
  const body = markup`${intro(document.info)}<div class="reference">${contents(document)}<main>${document.tags.map(
    tag => tagGroup(document, tag),
  )}<h2>Answers that are the same everywhere</h2>${answers}<h2>Schemas</h2>${Object.entries(schemas).map(schemaSection)}</main></div>`
  return htmlPage({ language: 'en', title: `${document.info.title} API`, style, body })
}
