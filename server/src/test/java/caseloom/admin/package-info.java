/// Tests of our own API, over real HTTP against real PostgreSQL.
@NullMarked
package caseloom.admin;

import org.jspecify.annotations.NullMarked;
