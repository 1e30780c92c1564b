/// The command line over our own API. It knows no feature of the server: it speaks HTTP, and checks
/// documents with the core as the server would.
@NullMarked
package caseloom.cli;

import org.jspecify.annotations.NullMarked;
