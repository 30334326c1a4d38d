package io.planwright.application.markdown;

/** A file is no text; the message says where that shows. */
public class UnreadableText extends RuntimeException {

    UnreadableText(String message) {
        super(message);
    }
}
