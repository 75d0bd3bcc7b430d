import { Aws, CfnCondition, type CfnParameter, Fn, type IResolvable } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/**
 * The CORS configuration of the API: pages of the given origins may call it, with a token and without cookies. Without
 * an origin there is none, for API Gateway refuses an empty list. CDK leaves what stands in an intrinsic function as it
 * is: hence CloudFormation's own spelling.
 */
export function corsOf(scope: Construct, origins: CfnParameter): IResolvable {
  const some = new CfnCondition(scope, 'SomeOrigins', {
    expression: Fn.conditionNot(Fn.conditionEquals(Fn.join('', origins.valueAsList), '')),
  })
  const cors = {
    AllowOrigins: origins.valueAsList,
    AllowMethods: ['GET', 'PUT', 'POST', 'DELETE'],
    AllowHeaders: ['authorization', 'content-type'],
    ExposeHeaders: ['apigw-requestid', 'content-disposition', 'location', 'retry-after'],
    MaxAge: 600,
  }
  return Fn.conditionIf(some.logicalId, cors, Aws.NO_VALUE) as unknown as IResolvable
}
