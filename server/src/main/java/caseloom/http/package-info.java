/// HTTP as every dialect needs it: the listener, requests and answers, bodies with limits, prepared
/// JSON, slow and broken peers. Knows no feature; dialects bring the meaning.
@NullMarked
package caseloom.http;

import org.jspecify.annotations.NullMarked;
