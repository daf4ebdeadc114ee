//! A listener that only this machine reaches, and the only place that knows of a network: nothing here calls anybody.
//!
//! Of a request the head is read, and of the head the method, the address and the host. What is asked for is a word, which
//! whoever answers looks up in a list of its own: no request names a file.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use httparse::{EMPTY_HEADER, Request, Status};

/// The most bytes of the head of a request. Other programs on the machine may have left much for the browser to send.
const LONGEST: usize = 32 * 1024;
/// The most lines in the head of a request.
const LINES: usize = 64;
/// How long a browser may take to ask, and to take down the answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long whoever has been answered may go on.
const FAREWELL: Duration = Duration::from_millis(500);
/// The most that ask at the same time. A browser keeps a few lines open that it does not use.
const TOGETHER: usize = 32;
/// The letters of the word that an address ends with. There are no figures in it, so that it looks like no number that
/// identifies somebody, and no vowels, so that it is no name.
const LETTERS: &[u8; 16] = b"bcdfghjkmnpqrtvx";
/// How many letters it has, of 4 bits each.
const LONG: usize = 32;
/// The sort of an answer that is a line of text.
const PLAIN: &str = "text/plain";
const HTML: &str = "text/html";

/// What is answered.
pub(crate) enum Answer {
    /// A page of HTML.
    Page(Vec<u8>),
    /// A line of text.
    Text(String),
    /// A page of HTML that says why there is no other, and is asked for again by itself.
    Failed(Vec<u8>),
    /// A page of HTML that says that there is no such page.
    Missing(Vec<u8>),
}

/// The listener.
pub(crate) struct Loopback {
    listener: TcpListener,
    door: Arc<Door>,
}

/// What a request must have right to come in.
struct Door {
    port: u16,
    token: String,
}

/// Why a request is not let in, as the status of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    /// It is no request.
    Unread,
    /// It has come by a name that is not this machine's: a page from elsewhere may have led the browser here.
    Astray,
    /// It does not know the word of the address.
    Unknown,
    /// The address lacks the stroke at its end, without which the links of the page lead astray.
    Unfinished,
    /// It asks for something to be done, and nothing is done here.
    NoReading,
    /// Its head is too long.
    Long,
    /// Too many ask at the same time.
    Busy,
}

/// A request that is let in: the word of the page, and whether only the head of the answer is wanted.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    page: String,
    is_head: bool,
}

/// A request, and where its answer goes.
type Turn = (String, SyncSender<Answer>);

impl Loopback {
    /// Listens on the loopback address, at a port, or at one that is free where it is 0.
    pub(crate) fn open(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let mut bytes = [0; LONG / 2];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        let letter = |half: u8| char::from(LETTERS[usize::from(half & 0x0f)]);
        let token = bytes.iter().flat_map(|byte| [letter(byte >> 4), letter(*byte)]).collect();
        let door = Door { port: listener.local_addr()?.port(), token };
        Ok(Self { listener, door: Arc::new(door) })
    }

    /// The address of the first page.
    pub(crate) fn address(&self) -> String {
        format!("http://{}:{}/{}/", Ipv4Addr::LOCALHOST, self.door.port, self.door.token)
    }

    /// The path of the first page, which leads there from any other on the machine.
    pub(crate) fn path(&self) -> String {
        format!("/{}/", self.door.token)
    }

    /// Answers for ever. What is asked for is handed over one at a time: the word after the address, empty for the first
    /// page.
    pub(crate) fn answer(self, mut answer: impl FnMut(&str) -> Answer) {
        let (turns, waiting) = sync_channel::<Turn>(TOGETHER);
        let Self { listener, door } = self;
        thread::spawn(move || listen(&listener, &door, &turns));
        for (page, to) in waiting {
            // Whoever asked may have left.
            let _ = to.send(answer(&page));
        }
    }
}

/// Lets in whoever comes, each on a thread of its own: one that says nothing keeps nobody waiting.
fn listen(listener: &TcpListener, door: &Arc<Door>, turns: &SyncSender<Turn>) {
    let inside = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            // The system has no room for one more just now.
            thread::sleep(Duration::from_millis(50));
            continue;
        };
        let (door, turns, counted) = (Arc::clone(door), turns.clone(), Arc::clone(&inside));
        let is_busy = inside.fetch_add(1, Ordering::Relaxed) >= TOGETHER;
        let started = thread::Builder::new().spawn(move || {
            // Whoever has left is told nothing.
            let _ = meet(stream, &door, is_busy, &turns);
            counted.fetch_sub(1, Ordering::Relaxed);
        });
        if started.is_err() {
            inside.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// Hears one request, and answers it.
fn meet(mut stream: TcpStream, door: &Door, is_busy: bool, turns: &SyncSender<Turn>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let asked =
        if is_busy { Err(Refusal::Busy) } else { heard(&mut stream).and_then(|head| door.open(&head)) };
    let (told, is_head) = match asked {
        Ok(asked) => {
            let (to, answer) = sync_channel(1);
            turns.send((asked.page, to)).map_err(io::Error::other)?;
            (answer.recv().map_err(io::Error::other)?.told(), asked.is_head)
        }
        Err(refusal) => (refusal.told(door), false),
    };
    stream.write_all(told.head().as_bytes())?;
    if !is_head {
        stream.write_all(&told.body)?;
    }
    stream.flush()?;
    // What is sent beyond the head is of no use, and a line that is closed with something unread loses the answer. Nobody is
    // listened to for long.
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(FAREWELL))?;
    let (until, mut rest) = (Instant::now() + FAREWELL, [0; 1024]);
    while Instant::now() < until && stream.read(&mut rest)? > 0 {}
    Ok(())
}

/// The head of a request, as far as it is needed.
fn heard(stream: &mut impl Read) -> Result<Vec<u8>, Refusal> {
    let (mut head, mut some) = (Vec::new(), [0; 1024]);
    let until = Instant::now() + PATIENCE;
    loop {
        let read = stream.read(&mut some).map_err(|_| Refusal::Unread)?;
        if read == 0 || Instant::now() > until {
            return Err(Refusal::Unread);
        }
        head.extend_from_slice(&some[..read]);
        if head.windows(4).any(|end| end == b"\r\n\r\n") {
            return Ok(head);
        }
        if head.len() > LONGEST {
            return Err(Refusal::Long);
        }
    }
}

impl Door {
    /// Lets a request in, or says why not. The host is asked before anything else: who comes by another name is told nothing,
    /// not even whether the word is right.
    fn open(&self, head: &[u8]) -> Result<Asked, Refusal> {
        let mut lines = [EMPTY_HEADER; LINES];
        let mut request = Request::new(&mut lines);
        match request.parse(head) {
            Ok(Status::Complete(_)) => {}
            Err(httparse::Error::TooManyHeaders) => return Err(Refusal::Long),
            Ok(Status::Partial) | Err(_) => return Err(Refusal::Unread),
        }
        let mut hosts = request.headers.iter().filter(|line| line.name.eq_ignore_ascii_case("host"));
        let (host, second) = (hosts.next(), hosts.next());
        if second.is_some() || !host.is_some_and(|host| self.is_own(host.value)) {
            return Err(Refusal::Astray);
        }
        let path = request.path.ok_or(Refusal::Unread)?;
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let rest = path.strip_prefix('/').ok_or(Refusal::Unknown)?;
        let (word, page) = rest.split_once('/').map_or((rest, None), |(word, page)| (word, Some(page)));
        if !is_same(word, &self.token) {
            return Err(Refusal::Unknown);
        }
        let page = page.ok_or(Refusal::Unfinished)?.to_owned();
        match request.method {
            Some("GET") => Ok(Asked { page, is_head: false }),
            Some("HEAD") => Ok(Asked { page, is_head: true }),
            _ => Err(Refusal::NoReading),
        }
    }

    /// Whether a host is this machine at the port. A page elsewhere can have its own name lead here, but not by this one.
    fn is_own(&self, host: &[u8]) -> bool {
        let names = [Ipv4Addr::LOCALHOST.to_string(), "localhost".to_owned()];
        names.iter().any(|name| host.eq_ignore_ascii_case(format!("{name}:{}", self.port).as_bytes()))
            || (self.port == 80 && names.iter().any(|name| host.eq_ignore_ascii_case(name.as_bytes())))
    }
}

/// Compares two words in the same time wherever they differ.
fn is_same(word: &str, other: &str) -> bool {
    let differ = word.bytes().zip(other.bytes()).fold(0, |seen, (one, other)| seen | (one ^ other));
    word.len() == other.len() && differ == 0
}

/// An answer as HTTP has it.
struct Told {
    status: &'static str,
    sort: &'static str,
    /// A line of the head that only this answer has.
    own: String,
    body: Vec<u8>,
}

impl Told {
    /// An answer that says its status and nothing else.
    fn bare(status: &'static str) -> Self {
        Self { status, sort: PLAIN, own: String::new(), body: format!("{status}\n").into_bytes() }
    }

    /// The head. Nothing is kept in the browser, no other page may show it or ask for it, and what it leads to is not told the
    /// address.
    fn head(&self) -> String {
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\
             Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n\
             X-Frame-Options: DENY\r\nCross-Origin-Resource-Policy: same-origin\r\n\
             Cross-Origin-Opener-Policy: same-origin\r\n\
             Content-Security-Policy: frame-ancestors 'none'; base-uri 'none'; form-action 'none'\r\n{}\r\n",
            self.status,
            self.sort,
            self.body.len(),
            self.own,
        )
    }
}

impl Answer {
    fn told(self) -> Told {
        let (status, sort, body) = match self {
            Self::Page(page) => ("200 OK", HTML, page),
            Self::Text(line) => ("200 OK", PLAIN, line.into_bytes()),
            Self::Failed(page) => ("500 Internal Server Error", HTML, page),
            Self::Missing(page) => ("404 Not Found", HTML, page),
        };
        Told { status, sort, own: String::new(), body }
    }
}

impl Refusal {
    fn told(self, door: &Door) -> Told {
        let mut told = Told::bare(match self {
            Self::Unread => "400 Bad Request",
            Self::Astray => "403 Forbidden",
            Self::Unknown => "404 Not Found",
            Self::Unfinished => "308 Permanent Redirect",
            Self::NoReading => "405 Method Not Allowed",
            Self::Long => "431 Request Header Fields Too Large",
            Self::Busy => "503 Service Unavailable",
        });
        match self {
            Self::NoReading => "Allow: GET, HEAD\r\n".clone_into(&mut told.own),
            Self::Unfinished => told.own = format!("Location: /{}/\r\n", door.token),
            _ => {}
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door() -> Door {
        Door { port: 4711, token: "bcdf".to_owned() }
    }

    fn asked(head: &str) -> Result<Asked, Refusal> {
        door().open(format!("{}\r\n\r\n", head.replace('\n', "\r\n")).as_bytes())
    }

    #[test]
    fn only_who_knows_the_word_and_comes_by_this_machines_name_is_let_in() {
        let page = |page: &str, is_head| Ok(Asked { page: page.to_owned(), is_head });
        for (head, answer) in [
            ("GET /bcdf/ HTTP/1.1\nHost: 127.0.0.1:4711", page("", false)),
            ("GET /bcdf/status.html?x=1 HTTP/1.1\nHost: LOCALHOST:4711", page("status.html", false)),
            ("HEAD /bcdf/gaps.html HTTP/1.1\nhost: localhost:4711", page("gaps.html", true)),
            // What is asked for is a word, whatever it looks like.
            ("GET /bcdf/../../etc/passwd HTTP/1.1\nHost: localhost:4711", page("../../etc/passwd", false)),
            ("GET /bcdf HTTP/1.1\nHost: localhost:4711", Err(Refusal::Unfinished)),
            ("GET /bcdg/ HTTP/1.1\nHost: localhost:4711", Err(Refusal::Unknown)),
            ("GET /bcd/ HTTP/1.1\nHost: localhost:4711", Err(Refusal::Unknown)),
            ("GET /bcdff/ HTTP/1.1\nHost: localhost:4711", Err(Refusal::Unknown)),
            ("GET / HTTP/1.1\nHost: localhost:4711", Err(Refusal::Unknown)),
            ("GET http://127.0.0.1:4711/bcdf/ HTTP/1.1\nHost: localhost:4711", Err(Refusal::Unknown)),
            ("GET /bcdf/ HTTP/1.1\nHost: example.org:4711", Err(Refusal::Astray)),
            ("GET /bcdf/ HTTP/1.1\nHost: localhost", Err(Refusal::Astray)),
            ("GET /bcdf/ HTTP/1.1\nHost: localhost:4712", Err(Refusal::Astray)),
            ("GET /bcdf/ HTTP/1.1\nHost: localhost:4711\nHost: example.org", Err(Refusal::Astray)),
            ("GET /bcdf/ HTTP/1.1\nAccept: */*", Err(Refusal::Astray)),
            ("POST /bcdf/ HTTP/1.1\nHost: localhost:4711", Err(Refusal::NoReading)),
            ("OPTIONS /bcdf/ HTTP/1.1\nHost: localhost:4711", Err(Refusal::NoReading)),
            ("Hej", Err(Refusal::Unread)),
            ("GET /bcdf/ HTTP/9\nHost: localhost:4711", Err(Refusal::Unread)),
        ] {
            assert_eq!(asked(head), answer, "{head}");
        }
        let many = "\nX-line: x".repeat(LINES);
        let many = format!("GET /bcdf/ HTTP/1.1\nHost: localhost:4711{many}");
        assert_eq!(asked(&many), Err(Refusal::Long));
    }

    proptest::proptest! {
        #[test]
        fn nothing_without_the_word_is_let_in(
            head in "[A-Z]{1,7} /[a-z/%.]{0,9} HTTP/1.[01]\r\nHost: [a-z.]{1,9}(:4711)?\r\n(X: [ -~]{0,20}\r\n)?\r\n",
            any in proptest::collection::vec(proptest::num::u8::ANY, 0..200),
        ) {
            proptest::prop_assert!(head.contains("/bcdf/") || door().open(head.as_bytes()).is_err(), "{}", head);
            proptest::prop_assert!(door().open(&any).is_err());
        }
    }

    #[test]
    fn a_head_that_has_no_end_is_not_waited_for() {
        assert_eq!(heard(&mut io::repeat(b'x')), Err(Refusal::Long));
        assert_eq!(heard(&mut &b"GET / HTTP/1.1\r\n"[..]), Err(Refusal::Unread));
    }

    #[test]
    fn two_listeners_have_two_words() {
        let [one, other] = [(); 2].map(|()| Loopback::open(0).unwrap());
        assert_ne!(one.door.token, other.door.token);
        assert_eq!(one.door.token.len(), LONG);
        assert!(one.listener.local_addr().unwrap().ip().is_loopback());
        assert!(Loopback::open(one.door.port).is_err(), "a port is taken once");
    }
}
