import type { Environment } from '../../shared/contracts/environment.ts'
import type { FunctionDeclaration } from '../../shared/contracts/function.ts'

/** What builds a handler on an environment. */
export type Open = (environment: Environment) => (input: never, context: never) => Promise<unknown>

/** A function of the system, with what builds its handler. */
export interface LoadedFunction {
  readonly declaration: FunctionDeclaration
  readonly open: Open
}

/** The function in the folder of that name. */
export async function loadFunction(name: string): Promise<LoadedFunction> {
  const [{ declaration }, { handler }] = await Promise.all([
    import(`../../functions/${name}/declaration.ts`),
    import(`../../functions/${name}/handler.ts`),
  ])
  return { declaration, open: handler.open }
}
