/// The scenarios of the language's own conformance kit, run by Cucumber against the interpreter.
/// The services that they call are served by a receiver on loopback.
@NullMarked
package caseloom.conformance;

import org.jspecify.annotations.NullMarked;
