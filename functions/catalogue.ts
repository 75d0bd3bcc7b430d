import type { FunctionDeclaration, Schedule } from '../shared/declare/function.ts'
import { declaration as recordContact } from './record-contact/declaration.ts'

/** Every function of the system; declarations only, never a handler. */
export const functions: readonly FunctionDeclaration[] = [recordContact]

/** Every schedule of the system. */
export const schedules: readonly Schedule[] = []
