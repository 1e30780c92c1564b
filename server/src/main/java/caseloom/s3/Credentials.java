package caseloom.s3;

import caseloom.vault.Secret;

/// Who asks the storage, and with what requests are signed.
public record Credentials(String accessKey, Secret secretKey) {}
