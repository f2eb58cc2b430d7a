import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.List;

/** Speaks the MongoDB protocol on 127.0.0.1: arguments are the port and the data file. A stand-in, not a MongoDB. */
public class MongoStandIn {
    /** Today's drivers refuse to talk to the wire version that the library announces by itself. */
    static class Version implements MongoVersion {
        public List<Integer> getVersionArray() { return List.of(5, 0, 0); }
        public int getWireVersion() { return 13; }
    }

    public static void main(String[] arguments) {
        MongoServer server = new MongoServer(new H2Backend(arguments[1]).version(new Version()));
        server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    }
}
