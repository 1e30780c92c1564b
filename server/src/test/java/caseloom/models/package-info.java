@NullMarked
package caseloom.models;

import org.jspecify.annotations.NullMarked;
