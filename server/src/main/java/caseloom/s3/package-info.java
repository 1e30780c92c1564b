/// Objects of a bucket in storage that speaks S3: put, read, measured, removed. Requests are signed
/// (Signature Version 4). Knows no feature, and nothing of what the objects are.
@NullMarked
package caseloom.s3;

import org.jspecify.annotations.NullMarked;
