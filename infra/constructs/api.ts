import { Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  type CfnApi,
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { costs } from '../../shared/contracts/cost.ts'
import { type Endpoint, gatewayPath, routeKey } from '../../shared/contracts/endpoint.ts'
import { corsOf } from './cors.ts'
import { createLogs } from './logs.ts'
import type { Parameters } from './parameters.ts'
import { routeSettings } from './throttling.ts'

/**
 * What is kept of a request: enough to trace abuse, as the law asks, and no more. The route key stands for the path, so
 * that no id and no query string gets into the log; the address is the only thing that points to a person.
 */
const accessLog = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  sourceIp: '$context.identity.sourceIp',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLength: '$context.responseLength',
  latency: '$context.responseLatency',
  authorizerError: '$context.authorizer.error',
  integrationStatus: '$context.integrationStatus',
}

/** The HTTP API; every route asks for a token, but for those declared public. */
export class Api extends Construct {
  readonly #api: HttpApi
  readonly #stage: CfnStage

  constructor(scope: Construct, id: string, { jwtIssuer, jwtAudience, allowedOrigins }: Parameters) {
    super(scope, id)
    this.#api = new HttpApi(this, 'Http', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      defaultAuthorizer: new HttpJwtAuthorizer('Jwt', jwtIssuer.valueAsString, {
        jwtAudience: jwtAudience.valueAsList,
      }),
    })
    const http = this.#api.node.defaultChild as CfnApi
    http.corsConfiguration = corsOf(this, allowedOrigins)
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: costs.usual.perSecond, burstLimit: costs.usual.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(createLogs(this, 'AccessLogs')),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    })
    this.#stage = stage.node.defaultChild as CfnStage
  }

  /** Address of the API, without a trailing slash. */
  get url(): string {
    return this.#api.apiEndpoint
  }

  /** What API Gateway measures of it. */
  metric(name: 'Count' | '4xx' | '5xx' | 'Latency', options: MetricOptions): Metric {
    return this.#api.metric(name, options)
  }

  /** Routes endpoints to the function. */
  route(fn: LambdaFunction, endpoints: readonly Endpoint[]): void {
    const integration = new HttpLambdaIntegration(fn.node.id, fn, { scopePermissionToRoute: false })
    const routes = new Map(endpoints.map(endpoint => [routeKey(endpoint), endpoint]))
    for (const endpoint of routes.values()) {
      const added = this.#api.addRoutes({
        path: gatewayPath(endpoint),
        methods: [HttpMethod[endpoint.method]],
        integration,
        ...(endpoint.public && { authorizer: new HttpNoneAuthorizer() }),
      })
      // A stage with settings for a route that is not there yet is refused.
      this.#stage.node.addDependency(...added)
    }
    this.#stage.routeSettings = { ...Object(this.#stage.routeSettings), ...routeSettings(endpoints) }
  }
}
