import { RemovalPolicy } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { encryptionKey } from './encryption.ts'

/**
 * A log group that outlives the stack. Network logs must be kept for six months (Cybersecurity Law, art. 23);
 * CloudWatch's 180 days fall up to four days short of that, and a year is its next step.
 */
export function createLogs(scope: Construct, id: string): LogGroup {
  return new LogGroup(scope, id, {
    encryptionKey: encryptionKey(scope),
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  })
}
