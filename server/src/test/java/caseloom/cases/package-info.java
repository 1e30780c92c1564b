/// Tests of `caseloom.cases`.
@NullMarked
package caseloom.cases;

import org.jspecify.annotations.NullMarked;
