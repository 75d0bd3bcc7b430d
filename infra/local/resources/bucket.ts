import { join } from 'node:path'
import { directoryBucket, memoryBucket } from '../engine/s3/store.ts'
import { ACCOUNT, type ResourceType } from './define.ts'

/** S3's ARNs name neither region nor account: a bucket's name is the only one in the world. */
const arnOf = (name: string) => `arn:aws:s3:::${name}`

/** A name as S3 takes it. */
const bucketName = (name: string) => `${name.toLowerCase()}-${ACCOUNT}`.slice(-63).replace(/^[^a-z0-9]+/, '')

export const bucket: ResourceType<{ BucketName?: string }> = {
  type: 'AWS::S3::Bucket',
  used: ['BucketName'],
  ignored: {
    BucketEncryption: 'the disk is the machine owner’s',
    PublicAccessBlockConfiguration: 'nothing here is public',
    LifecycleConfiguration: 'no answers of Athena are kept here',
    OwnershipControls: 'one account',
  },
  ref: bucketName,
  attributes: { Arn: name => arnOf(bucketName(name)) },
  start({ logicalId, name }, world) {
    const folder = (world.constructs.get(logicalId) ?? logicalId).toLowerCase()
    const store = world.data === undefined ? memoryBucket() : directoryBucket(join(world.data, folder))
    world.buckets.set(bucketName(name), { arn: arnOf(bucketName(name)), store })
  },
}
