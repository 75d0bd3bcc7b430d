import { api } from './api.ts'
import { authorizer } from './authorizer.ts'
import { bucket } from './bucket.ts'
import type { ResourceType } from './define.ts'
import { eventBus } from './event-bus.ts'
import { eventSourceMapping } from './event-source-mapping.ts'
import { lambdaFunction } from './function.ts'
import { ignored } from './ignored.ts'
import { integration } from './integration.ts'
import { queue } from './queue.ts'
import { policy, role } from './role.ts'
import { route } from './route.ts'
import { rule } from './rule.ts'
import { schedule } from './schedule.ts'
import { scheduleGroup } from './schedule-group.ts'
import { secret } from './secret.ts'
import { stage } from './stage.ts'
import { table } from './table.ts'

/** All types the runner knows, in the order they are started: each before those that refer to it. */
export const RESOURCE_TYPES: ResourceType[] = [
  ...ignored,
  table,
  bucket,
  queue,
  secret,
  eventBus,
  role,
  policy,
  lambdaFunction,
  eventSourceMapping,
  rule,
  scheduleGroup,
  schedule,
  api,
  authorizer,
  integration,
  route,
  stage,
]
