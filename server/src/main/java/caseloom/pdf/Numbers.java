package caseloom.pdf;

/// The numbers that a text shows of its page.
///
/// @param page 0 where it is not known yet: then it is worked out when the page is painted
/// @param pages 0 likewise
record Numbers(int page, int pages) {

    static final Numbers UNKNOWN = new Numbers(0, 0);
}
