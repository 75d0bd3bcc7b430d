import { type Markup, markup } from '../../../shared/http/html.ts'
import { type ApiDocument, anchors, type Called, operationsOf } from './document.ts'
import { schemaLink } from './type.ts'

const group = (name: string, items: readonly Markup[]) =>
  markup`<details><summary>${name}</summary><ul>${items.map(item => markup`<li>${item}</li>`)}</ul></details>`

const operationLink = ({ method, path, operation }: Called) =>
  markup`<a href="#${anchors.operation(operation.operationId)}"><b>${method}</b> ${path}</a>`

/** The operations of a tag, in the document's order. */
export const ofTag = (document: ApiDocument, tag: string): Called[] =>
  operationsOf(document).filter(({ operation }) => operation.tags.includes(tag))

/** The list of all that is on the page. */
export function contents(document: ApiDocument): Markup {
  const { schemas, responses } = document.components
  return markup`<nav id="contents" aria-label="Contents"><h2>Contents</h2>${document.tags.map(({ name }) =>
    group(name, ofTag(document, name).map(operationLink)),
  )}${group(
    'Answers that are the same everywhere',
    Object.keys(responses).map(status => markup`<a href="#${anchors.answer(status)}">${status}</a>`),
  )}${group('Schemas', Object.keys(schemas).map(schemaLink))}</nav>`
}
