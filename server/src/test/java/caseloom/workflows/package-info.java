/// Tests of `caseloom.workflows`.
@NullMarked
package caseloom.workflows;

import org.jspecify.annotations.NullMarked;
