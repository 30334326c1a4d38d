package io.planwright.infrastructure.languagemodel;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the language model is, as the operator has set it.
 *
 * @param address of the chat completions
 * @param key null where none is asked for
 * @param patience how long one answer may take, from the first byte sent to the last received
 */
record LanguageModelSettings(
        URI address, String model, @Nullable String key, Duration patience) {

    private static final String COMPLETIONS = "/chat/completions";

    /**
     * @param settings by the name of the environment variable
     * @return empty when there is no address
     * @throws IllegalArgumentException when the address or the model is not possible
     */
    static Optional<LanguageModelSettings> of(Function<String, @Nullable String> settings) {
        var url = settings.apply("PLANWRIGHT_MODEL_URL");
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        var model = settings.apply("PLANWRIGHT_MODEL_NAME");
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException("PLANWRIGHT_MODEL_URL is set, so PLANWRIGHT_MODEL_NAME must be as well");
        }
        var key = settings.apply("PLANWRIGHT_MODEL_KEY");
        return Optional.of(new LanguageModelSettings(
                address(url.strip()),
                model.strip(),
                key == null || key.isBlank() ? null : key.strip(),
                Duration.ofMinutes(3)));
    }

    private static URI address(String url) {
        var base = url.replaceFirst("/+$", "");
        URI uri;
        try {
            uri = URI.create(base.endsWith(COMPLETIONS) ? base : base + COMPLETIONS);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("PLANWRIGHT_MODEL_URL is no address");
        }
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "PLANWRIGHT_MODEL_URL must begin with http:// or https:// and hold no name or password");
        }
        return uri;
    }

    /** Without the key, wherever it may be written to. */
    @Override
    public String toString() {
        return model + " at " + address;
    }
}
