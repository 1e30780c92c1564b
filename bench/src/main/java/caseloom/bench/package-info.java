/// Measures a server from outside: makes cases over HTTP, waits for the last, checks every one, and
/// asks the database and the operating system what it cost. Prints one line of JSON.
@NullMarked
package caseloom.bench;

import org.jspecify.annotations.NullMarked;
