/**
 * Stands in bundles for the SDK's `@aws-sdk/middleware-endpoint-discovery`: DynamoDB's endpoints are those of the region
 * unless somebody opts in, so its cache of endpoints would only cost start-up time.
 */
export const resolveEndpointDiscoveryConfig = <Config>(config: Config): Config => config

/** How the SDK would look whether somebody opts in: nobody does. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => false,
  configFileSelector: () => false,
  default: false,
}
