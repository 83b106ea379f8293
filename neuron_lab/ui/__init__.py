"""How anything is shown and asked. Nothing in here knows what a neuron is; it could serve any lesson.

To look at: ``live_figure`` (a figure in two layers, with ``live_text`` and ``parabola``), ``graph`` and ``gauge`` on
it, and ``labels`` beside what they name; ``button``, ``controls`` and ``player`` with their ``number_field``;
``equation``; ``explorer`` puts them together.

To answer: ``questions`` (tasks, judged by the cause of a mistake), ``answer_field``, ``practice`` (the card),
``fill_in`` (a picture with blanks), ``race`` and ``race_round`` (a game), and the folder ``exercise`` (a function that
the learner wrote).

For all of them: ``card`` (what is on the page, and what is closed) with its style sheet ``card.css``, ``style``
(colours and fonts), ``numbers`` (how a number is written), ``parse`` (how a number is read), and ``snapshot`` (the
picture of a card that a page without a kernel shows). ``load_matplotlib`` imports it when the first picture is drawn.
"""
