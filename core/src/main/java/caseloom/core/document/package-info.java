/// What is known about a document of Core: attributes that people set, fields that were found in
/// its text, what was wrong with it. Pure; knows neither files nor how text is read.
@NullMarked
package caseloom.core.document;

import org.jspecify.annotations.NullMarked;
