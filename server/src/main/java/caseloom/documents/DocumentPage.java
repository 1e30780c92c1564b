package caseloom.documents;

/// The text of a page of a document.
///
/// @param number from 1 on
public record DocumentPage(int number, String text) {}
