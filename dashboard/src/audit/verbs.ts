/** What the audit log knows of; the names are those of the API. */
export const VERBS = [
  'workflow.push', 'workflow.publish', 'workflow.online', 'workflow.offline', 'workflow.delete',
  'token.create', 'token.revoke', 'key.create', 'key.change', 'key.revoke', 'key.delete',
  'member.create', 'member.change', 'entity.create', 'entity.change', 'entity.delete',
  'connection.create', 'connection.change', 'connection.delete', 'connection.test',
  'query.create', 'query.change', 'query.delete', 'secret.set', 'secret.delete',
  'comment.create', 'file.upload', 'file.download', 'file.delete',
  'run.cancel', 'run.pause', 'run.resume', 'run.retry', 'run.restart', 'run.skip',
  'approval.decide', 'approval.delegate', 'signature.start', 'signature.link', 'signature.sign', 'signature.decline',
]
