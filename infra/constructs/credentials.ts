/**
 * Stands in bundles for the SDK's `@aws-sdk/credential-provider-node`: a Lambda function finds its credentials in the
 * environment and nowhere else, so the chain of profiles, SSO, STS and metadata services would only cost start-up time.
 */
export const defaultProvider = () => async () => {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env
  if (!accessKeyId || !secretAccessKey) throw new Error('no credentials in the environment')
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
}
