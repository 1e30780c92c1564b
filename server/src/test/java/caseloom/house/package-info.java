/// Tests of the project itself: its shape, its words, its borders. They read files and class files
/// and start nothing.
@NullMarked
package caseloom.house;

import org.jspecify.annotations.NullMarked;
