/// What a step wants signed, and who may sign now. Pure.
@NullMarked
package caseloom.core.signature;

import org.jspecify.annotations.NullMarked;
