/** Prices of a region. Quantities are per million where the name says so, else per unit and month. */
export interface Prices {
  readonly currency: string
  readonly httpApiPerMillion: number
  readonly lambdaPerMillion: number
  /** arm64. */
  readonly lambdaPerGbSecond: number
  readonly writeUnitsPerMillion: number
  readonly readUnitsPerMillion: number
  /** Tables with point-in-time recovery, per GB. */
  readonly tablePerGb: number
  readonly recoveryPerGb: number
  /** Each started 64 kB. */
  readonly busEventsPerMillion: number
  readonly queueRequestsPerMillion: number
  readonly objectWritesPerMillion: number
  readonly objectPerGb: number
  readonly athenaPerTb: number
  readonly logIngestionPerGb: number
  readonly logStoragePerGb: number
  readonly metric: number
  readonly alarm: number
  readonly key: number
  readonly keyRequestsPerMillion: number
}

/**
 * us-east-1, without free tiers, on demand. HTTP API, Lambda, EventBridge and DynamoDB were looked up in 2026-11; SQS, S3,
 * Athena, CloudWatch and KMS are AWS's long-standing prices, not looked up anew: `--prices` puts others in their place.
 */
export const usEast1: Prices = {
  currency: 'USD',
  httpApiPerMillion: 1,
  lambdaPerMillion: 0.2,
  lambdaPerGbSecond: 0.0000133334,
  writeUnitsPerMillion: 0.625,
  readUnitsPerMillion: 0.125,
  tablePerGb: 0.25,
  recoveryPerGb: 0.2,
  busEventsPerMillion: 1,
  queueRequestsPerMillion: 0.4,
  objectWritesPerMillion: 5,
  objectPerGb: 0.023,
  athenaPerTb: 5,
  logIngestionPerGb: 0.5,
  logStoragePerGb: 0.03,
  metric: 0.3,
  alarm: 0.1,
  key: 1,
  keyRequestsPerMillion: 3,
}

/** Where the prices are from. */
export const priceSource =
  'us-east-1, list prices without free tiers; DynamoDB, HTTP API, Lambda and EventBridge looked up in 2026-11, the others long-standing and not looked up anew (--prices FILE puts yours in their place)'

/** All that was found of the China regions: amazonaws.cn/en/dynamodb/pricing, page without a date. */
export const chinaWriteUnitsPerMillion = 11.1538
