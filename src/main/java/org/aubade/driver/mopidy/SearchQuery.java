package org.aubade.driver.mopidy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the searches for a requested song. */
final class SearchQuery {
    private static final Pattern ARTIST_AND_TITLE = Pattern.compile("(.*?\\S)\\s+[-–—]\\s+(\\S.*)");

    private SearchQuery() {}

    /**
     * The searches for {@code text}, the strictest first: by artist and title where the text has both, by the text in any field,
     * and by its words in any field.
     */
    static List<Call> of(String text) {
        Matcher song = ARTIST_AND_TITLE.matcher(text);
        Stream<ObjectNode> strict = song.matches()
                ? Stream.of(query("artist", List.of(song.group(1))).setAll(query("track_name", List.of(song.group(2)))))
                : Stream.of();
        Collection<String> words = Track.words(text);
        Stream<ObjectNode> loose = words.size() > 1 ? Stream.of(query("any", words)) : Stream.of();
        return Stream.of(strict, Stream.of(query("any", List.of(text))), loose)
                .flatMap(queries -> queries)
                .map(Call::search)
                .toList();
    }

    private static ObjectNode query(String field, Collection<String> values) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        ArrayNode list = query.putArray(field);
        values.forEach(list::add);
        return query;
    }
}
