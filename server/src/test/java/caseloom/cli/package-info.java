/// Tests of `caseloom.cli`.
@NullMarked
package caseloom.cli;

import org.jspecify.annotations.NullMarked;
