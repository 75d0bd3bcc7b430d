import { Aws, Duration, NestedStack, RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena'
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { sheetFolder } from '../../shared/contracts/environment.ts'
import type { Columns, ColumnType, PartitionKey } from '../../shared/domain/lake/columns.ts'
import { shardCount } from '../../shared/domain/lake/shard.ts'
import { type LakeTable, lakeTables } from '../../shared/domain/lake/tables.ts'
import { questions } from '../../shared/lake/questions/index.ts'
import { type LakeView, lakeViews } from '../../shared/lake/views.ts'
import { encryptionKey } from './encryption.ts'
import { constructId } from './names.ts'

/** Where the lake lies, and by which names Athena asks it. */
export interface Lake {
  readonly bucket: Bucket
  readonly database: string
  readonly workGroup: string
}

/** Where Athena keeps its answers, in the same bucket. */
const answers = 'athena/'

/** Bytes that one query may read. */
const mostBytes = 10 * 2 ** 30

const hiveTypes: Readonly<Record<ColumnType, string>> = {
  string: 'string',
  strings: 'array<string>',
  boolean: 'boolean',
  int: 'int',
  bigint: 'bigint',
  double: 'double',
}

/** Types as a view names them. */
const viewTypes: Readonly<Record<ColumnType, string>> = {
  ...hiveTypes,
  string: 'varchar',
  strings: 'array(varchar)',
  int: 'integer',
}

/** How Athena works out which folders there are, without anybody having to tell it of a new one. */
const projections: Readonly<Record<PartitionKey, Readonly<Record<string, string>>>> = {
  month: {
    type: 'date',
    format: 'yyyy-MM',
    range: '2016-01,NOW+1MONTHS',
    interval: '1',
    'interval.unit': 'MONTHS',
  },
  shard: { type: 'integer', range: `0,${shardCount - 1}`, digits: '2' },
}

const hiveColumns = (columns: Columns, types: Readonly<Record<ColumnType, string>>) =>
  Object.entries(columns).map(([name, type]) => ({ name: name.toLowerCase(), type: types[type] }))

function createBucket(stack: Stack): Bucket {
  return new Bucket(stack, 'Lake', {
    encryption: BucketEncryption.KMS,
    encryptionKey: encryptionKey(stack),
    bucketKeyEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    // An older version of an object would keep whoever asked to be forgotten.
    versioned: false,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    lifecycleRules: [
      { prefix: answers, expiration: Duration.days(7) },
      { prefix: sheetFolder, expiration: Duration.days(1) },
      { abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
  })
}

function createTable(
  athena: NestedStack,
  database: CfnDatabase,
  bucket: Bucket,
  name: string,
  table: LakeTable,
): void {
  const { columns, partitions } = table
  const folder = `s3://${bucket.bucketName}/${name}/`
  const projected = Object.fromEntries(
    partitions.flatMap(key =>
      Object.entries(projections[key]).map(([property, value]) => [`projection.${key}.${property}`, value]),
    ),
  )
  const template = folder + partitions.map(key => `${key}=\${${key}}/`).join('')
  new CfnTable(athena, constructId(name, 'table'), {
    catalogId: Aws.ACCOUNT_ID,
    databaseName: database.ref,
    tableInput: {
      name,
      tableType: 'EXTERNAL_TABLE',
      partitionKeys: partitions.map(key => ({ name: key, type: 'string' })),
      parameters: {
        EXTERNAL: 'TRUE',
        classification: 'parquet',
        ...(partitions.length > 0 && {
          'projection.enabled': 'true',
          ...projected,
          'storage.location.template': template,
        }),
      },
      storageDescriptor: {
        location: folder,
        columns: hiveColumns(columns, hiveTypes),
        inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
        outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
        serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
      },
    },
  })
}

/** A view as Athena keeps one: its text and columns in a comment. */
function createView(
  athena: NestedStack,
  database: CfnDatabase,
  schema: string,
  name: string,
  view: LakeView,
): void {
  const definition = {
    originalSql: view.sql,
    catalog: 'awsdatacatalog',
    schema,
    columns: hiveColumns(view.columns, viewTypes),
  }
  const text = Buffer.from(JSON.stringify(definition)).toString('base64')
  new CfnTable(athena, constructId(name, 'view'), {
    catalogId: Aws.ACCOUNT_ID,
    databaseName: database.ref,
    tableInput: {
      name,
      tableType: 'VIRTUAL_VIEW',
      parameters: { presto_view: 'true', comment: 'Presto View' },
      viewOriginalText: `/* Presto View: ${text} */`,
      viewExpandedText: '/* Presto View */',
      storageDescriptor: { columns: hiveColumns(view.columns, hiveTypes), serdeInfo: {} },
    },
  })
}

function createWorkGroup(athena: NestedStack, stack: Stack, bucket: Bucket): CfnWorkGroup {
  return new CfnWorkGroup(athena, 'WorkGroup', {
    name: stack.stackName,
    description: `Questions to the lake of ${stack.stackName}`,
    recursiveDeleteOption: true,
    workGroupConfiguration: {
      enforceWorkGroupConfiguration: true,
      publishCloudWatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: mostBytes,
      engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
      resultConfiguration: {
        outputLocation: `s3://${bucket.bucketName}/${answers}`,
        encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: encryptionKey(stack).keyArn },
      },
    },
  })
}

/** The lake: its bucket, and in a stack of its own within this one what Athena needs to ask it. */
export function createLake(stack: Stack): Lake {
  const bucket = createBucket(stack)
  const athena = new NestedStack(stack, 'Athena')
  const name = stack.stackName.toLowerCase().replace(/[^a-z0-9]+/g, '_')
  const database = new CfnDatabase(athena, 'Database', {
    catalogId: Aws.ACCOUNT_ID,
    databaseInput: { name, description: `The lake of ${stack.stackName}` },
  })
  for (const [table, of] of Object.entries(lakeTables)) createTable(athena, database, bucket, table, of)
  for (const [view, of] of Object.entries(lakeViews)) createView(athena, database, name, view, of)
  const workGroup = createWorkGroup(athena, stack, bucket)
  for (const [question, { sql }] of Object.entries(questions))
    new CfnNamedQuery(athena, constructId('question', question), {
      name: question,
      database: name,
      workGroup: workGroup.name,
      queryString: sql,
    }).addResourceDependency(workGroup)
  return { bucket, database: name, workGroup: workGroup.name }
}
